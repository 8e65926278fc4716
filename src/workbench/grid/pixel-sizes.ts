const POINTS_PER_PIXEL = 0.75;

export const pixels = (points: number): number => Math.round(points / POINTS_PER_PIXEL);
export const points = (size: number): number => size * POINTS_PER_PIXEL;
