// Settings in the environment that the clients of database servers would take without being asked.
#pragma once

namespace tidewright
{

// Where a connection leads and how safe it is, its file alone says: takes out of the environment what would say otherwise. What has
// no place in the file (certificates, password files) stays. To be called while there is one thread.
void forgetServerSettings();

} // namespace tidewright
