#pragma once

#include "theme.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace tidewright
{

// A panel that says one thing: icon, heading, text, and a technical line that can be copied.
class Callout : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Problem };
    // Headline is the size for a panel that is the subject of its page.
    enum class Size { Body, Headline };

    explicit Callout(Kind kind, QWidget *parent = nullptr, Size size = Size::Body);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    void setHeading(const QString &heading);
    void setText(const QString &text);
    // The technical line, last; hidden while empty.
    void setDetail(const QString &detail);
    // The icon of the kind is used until one is set.
    void setIcon(QLatin1String name);
    QString heading() const;
    QString text() const;
    // Below the text, for actions and choices.
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    Kind m_kind;
    Size m_size;
    QLatin1String m_icon;
    QLabel *m_heading;
    QLabel *m_text;
    QLabel *m_detail;
    QVBoxLayout *m_body;
};

} // namespace tidewright
