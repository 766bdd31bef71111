/** The version in package.json, put in by the build. */
declare const __PACKAGE_VERSION__: string;
/** The name in package.json, put in by the build. */
declare const __PACKAGE_NAME__: string;
