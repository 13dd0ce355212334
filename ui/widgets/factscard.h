#pragma once

#include "card.h"
#include "theme.h"

#include <QList>

class QGridLayout;

namespace tidewright
{

struct Fact {
    enum class Weight { Plain, Alarming }; // an alarming row is red, in words and ground

    QLatin1String icon;
    Token token = Token::Muted;
    QString number;
    QString words;
    QString note;
    Weight weight = Weight::Plain;
};

// Counted facts, one a row: icon, number, what it counts, and a note at the right.
class FactsCard : public Card
{
    Q_OBJECT
public:
    explicit FactsCard(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    const QList<Fact> &facts() const { return m_facts; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addRow(int row, const Fact &fact);

    QGridLayout *m_grid;
    QList<Fact> m_facts;
};

} // namespace tidewright
