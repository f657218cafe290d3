import { promises as fs, type StatsFs } from 'node:fs'

/** What PostgreSQL takes at a time for its log, in bytes; with less it may not start. */
const LEAST_ROOM = 16 * 1024 * 1024

/** Whether a file system has no room for a database. Some do not count their files: they tell 0 of 0. */
export function lacksRoom({
  bavail,
  bsize,
  files,
  ffree,
}: Pick<StatsFs, 'bavail' | 'bsize' | 'files' | 'ffree'>): boolean {
  return bavail * bsize < LEAST_ROOM || (files > 0 && ffree === 0)
}

/** Whether the disk of `folder` has no room for a database; false where the system does not say. */
export async function isOnFullDisk(folder: string): Promise<boolean> {
  return fs.statfs(folder).then(lacksRoom, () => false)
}
