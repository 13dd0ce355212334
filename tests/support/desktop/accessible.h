// What assistive technology sees of another process: its widgets and cells by role and name, over the accessibility bus.
#pragma once

#include <QDBusConnection>
#include <QRect>
#include <functional>
#include <optional>

namespace tidewright
{

// A widget or cell. An answer that does not come (the thing is gone) is an empty one.
class Accessible
{
public:
    enum State {
        Checked = 4,
        Enabled = 8,
        Expanded = 10,
        Focused = 12,
        Selected = 23,
        Sensitive = 24,
        Showing = 25
    }; // numbers of the protocol

    Accessible(QDBusConnection bus, QString service, QString path);

    QString name() const;
    QString role() const; // "push button", "table cell", "page tab"
    bool is(State state) const;
    QRect rect() const; // on the screen
    std::vector<Accessible> children() const;
    // First in depth-first order, itself included, of what is shown and stands in what is shown.
    std::optional<Accessible> find(const std::function<bool(const Accessible &)> &accept) const;
    std::optional<Accessible> find(const QString &role, const QString &nameStart) const;

private:
    QVariantList call(const QString &interface, const QString &method, const QVariantList &arguments = {}) const;

    QDBusConnection m_bus;
    QString m_service;
    QString m_path;
};

// The application that has registered itself under this name, if it has.
std::optional<Accessible> accessibleApplication(const QString &sessionBus, const QString &name);

} // namespace tidewright
