#pragma once

#include <QTabBar>

namespace tidewright
{

// Tabs as words with a line under the current one.
class SectionTabs : public QTabBar
{
    Q_OBJECT
public:
    explicit SectionTabs(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
};

} // namespace tidewright
