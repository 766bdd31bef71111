(A groove across a board, written by hand)
G21 G90 G17
G0 Z5
M3 S18000
G4 P6
G0 X10 Y20
G1 Z-4 F400
G1 X90 F1500
G0 Z15
M5
M30
