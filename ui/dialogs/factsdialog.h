// Asks before something is done, with what it changes and what it does not, counted.
#pragma once

#include "theme.h"

#include <QDialog>

namespace tidewright
{

// GUI thread only.
class FactsDialog : public QDialog
{
    Q_OBJECT

public:
    struct Fact {
        QLatin1String icon;
        Token token;
        QString what;
        QString text;
    };
    struct Question {
        QLatin1String icon;
        QString title;
        QString question;
        QString explanation;
        std::vector<Fact> facts;
        QString confirm;
    };
    explicit FactsDialog(const Question &question, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();

private:
    QWidget *makeFacts(const std::vector<Fact> &facts);
};

} // namespace tidewright
