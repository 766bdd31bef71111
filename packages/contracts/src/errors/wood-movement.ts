import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/wood-movement`. */
export const woodMovementErrors = {
  MOVEMENT_AIR_OUT_OF_RANGE: invalidInput('Temperature or humidity outside the published table'),
  MOVEMENT_MOISTURE_OUT_OF_RANGE: invalidInput('No humidity of the published table keeps wood this moist'),
  MOVEMENT_CLIMATE_REVERSED: invalidInput('The driest moisture content is above the wettest'),
  MOVEMENT_SPECIES_UNKNOWN: invalidInput('The species table has no wood of this name'),
  MOVEMENT_SPECIES_AMBIGUOUS: invalidInput('Several woods of the species table answer to this name'),
  MOVEMENT_PANEL_PRODUCT: invalidInput('A panel product was given as a species'),
  MOVEMENT_RADIAL_UNKNOWN: invalidInput('No radial shrinkage is known for this wood'),
  MOVEMENT_TANGENTIAL_UNKNOWN: invalidInput('No tangential shrinkage is known for this wood'),
  MOVEMENT_PLACE_UNKNOWN: invalidInput('The climate table has no place of this name'),
  MOVEMENT_PLACE_NO_DATA: invalidInput('The climate table has no figure for this place and month'),
  MOVEMENT_FINISH_UNKNOWN: invalidInput('The finish table has no finish of this name'),
  MOVEMENT_LENGTH_UNREADABLE: invalidInput(
    'A length was not written as a number with mm, cm, in or a double prime',
  ),
} as const satisfies Record<string, ErrorRow>;
