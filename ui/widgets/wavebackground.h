#pragma once

#include <QWidget>

namespace tidewright
{

// A calm surface with waves along its lower edge; what stands on it is laid out as on any widget.
class WaveBackground : public QWidget
{
    Q_OBJECT
public:
    explicit WaveBackground(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tidewright
