// The leases, on the state database's own clock. Each call runs inside the caller's transaction.
#pragma once

#include "processes.h"
#include "statement.h"

namespace tidewright
{

// The state database's clock.
Result<Instant> databaseTime(StoreSession &session);

// Busy if a live worker holds it, else the next token; the holder is this one for leaseTime from now.
Result<Lease> takeLeaseRow(StoreSession &session, const Processes &processes, const StateKey &key, const LeaseHolder &holder);
// LeaseLost if a newer token exists or it was given back. A lease that ran out without being taken by anybody can be renewed.
Result<Lease> renewLeaseRow(StoreSession &session, const Lease &lease);
// Frees it if it is still this one's.
Result<void> releaseLeaseRow(StoreSession &session, const Lease &lease);
// LeaseLost unless `lease` is the newest and still held; keeps it so until the transaction ends. Returns the database's time.
Result<Instant> requireLease(StoreSession &session, const Lease &lease);
// No worker takes or gives back a lease on this type, nor writes under one, until the transaction ends.
Result<void> lockLeaseRow(StoreSession &session, const StateKey &key);
// For a write without a lease: Busy if any of these is held by a live worker, else all of them are closed to workers that held
// them before. Returns the database's time.
Result<Instant> fenceOff(StoreSession &session, const Processes &processes, const std::vector<StateKey> &keys);

} // namespace tidewright
