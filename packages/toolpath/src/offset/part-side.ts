/** On which side of a closed contour the part lies: inside an outline, outside a hole. */
export type PartSide = 'inside' | 'outside';
