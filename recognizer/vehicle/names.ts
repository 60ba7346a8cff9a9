/** Colours in the order of the network's classes. */
export const vehicleColors: readonly string[] = 'white black gray silver blue red green brown gold yellow'.split(' ');

/** Body types in the order of the network's classes; a car is a sedan, a coupé or a hatchback, a truck has a cargo box. */
export const bodyTypes: readonly string[] = 'car suv pickup van truck motorcycle'.split(' ');
