#include "mysqlinterrupt.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tidewright
{

MysqlInterrupt::MysqlInterrupt(int socket, const std::stop_token &stop)
    : m_socket(fcntl(socket, F_DUPFD_CLOEXEC, 0))
{
    obey(stop);
}

MysqlInterrupt::~MysqlInterrupt()
{
    m_callback.reset();
    close(m_socket);
}

void MysqlInterrupt::obey(const std::stop_token &stop)
{
    m_callback.reset();
    m_callback.emplace(stop, [this] {
        if (m_armed)
            shutdown(m_socket, SHUT_RDWR);
    });
}

} // namespace tidewright
