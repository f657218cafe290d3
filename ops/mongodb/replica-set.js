// Run by mongosh: makes the server a replica set of one member, once, and waits until it is its primary.
try {
  rs.status()
} catch {
  rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] })
}
for (let second = 0; !db.hello().isWritablePrimary; second++) {
  if (second === 60) quit(1)
  sleep(1000)
}
