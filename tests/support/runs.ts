/** How often a property is tried: `usual` times, or as many times that as the environment's RUNS tells. */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env['RUNS'] || 1))
