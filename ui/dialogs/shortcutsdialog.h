// Every key of the console, read from its actions.
#pragma once

#include <QDialog>

class QGridLayout;

namespace tidewright
{

class ConsoleActions;

// GUI thread only.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const ConsoleActions &actions, QWidget *parent = nullptr);
};

} // namespace tidewright
