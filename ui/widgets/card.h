#pragma once

#include <QFrame>

namespace tidewright
{

// A surface with a thin round edge. Its layout gets the padding of cards.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tidewright
