import type { Dialect } from './dialect.js';

/** The three controllers, by the name a machine profile gives them. */
export const dialects: Readonly<Record<Dialect['name'], Dialect>> = {
  'grbl-1.1': {
    name: 'grbl-1.1',
    label: 'GRBL 1.1h',
    source: 'gnea/grbl bfb67f0: protocol.h LINE_BUFFER_SIZE, serial.h RX_BUFFER_SIZE, planner.h, gcode.h',
    maxSignificant: 79,
    receiveBytes: 128,
    plannerBlocks: 15,
    isArcAngleSingle: true,
    words: { nWorkSystems: 6, maxToolNumber: 255, isMistKnown: false, isToolChangeKnown: false },
  },
  grblhal: {
    name: 'grblhal',
    label: 'grblHAL',
    source: 'grblHAL/core f80fc34: protocol.h LINE_BUFFER_SIZE, stream.h, config.h, gcode.h',
    maxSignificant: 256,
    receiveBytes: 1024,
    plannerBlocks: 35,
    isArcAngleSingle: false,
    words: { nWorkSystems: 9, maxToolNumber: 4294967294, isMistKnown: true, isToolChangeKnown: true },
  },
  fluidnc: {
    name: 'fluidnc',
    label: 'FluidNC',
    source: 'bdring/FluidNC e952f33f: Channel.h maxLine, Planner (planner_blocks), GCode.h MaxToolNumber',
    maxSignificant: 254,
    receiveBytes: 0,
    plannerBlocks: 16,
    isArcAngleSingle: true,
    words: { nWorkSystems: 9, maxToolNumber: 99_999_999, isMistKnown: true, isToolChangeKnown: true },
  },
};
