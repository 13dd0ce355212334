// A line above the table that says one thing and offers one action: interrupted runs to resume, a file that is wrong, a call that failed.
#pragma once

#include "callout.h"

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace tidewright
{

// GUI thread only.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    // Without `actionText` there is only the button that closes it.
    void say(Callout::Kind kind, const QString &text, const QString &hint, const QString &actionText = {},
             std::function<void()> action = {});
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Callout::Kind m_kind = Callout::Kind::Info;
    QLabel *m_text;
    QLabel *m_hint;
    QPushButton *m_button;
    std::function<void()> m_action;
};

} // namespace tidewright
