// The headings of a review: the sides by their names and letters, with what each column is.
#pragma once

#include <QHeaderView>

namespace tidewright
{

class ReviewHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit ReviewHeader(QWidget *parent = nullptr);
    // After the name: "last synced 05:58"
    void setNote(int section, const QString &note);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    QStringList m_notes;
};

// The letter of a side on its ground; `side` is a column of ReviewModel.
void paintSideLetter(QPainter &painter, const QRect &rect, int side, const class Theme &theme);

} // namespace tidewright
