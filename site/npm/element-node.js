// Where there is no page there is no element: a server that renders pages may import the package all the same.
export {};
