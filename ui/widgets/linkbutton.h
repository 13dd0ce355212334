#pragma once

#include <QPushButton>

namespace tidewright
{

// An action that looks like a link.
class LinkButton : public QPushButton
{
    Q_OBJECT
public:
    explicit LinkButton(const QString &text, QWidget *parent = nullptr, QLatin1String icon = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_icon;
};

} // namespace tidewright
