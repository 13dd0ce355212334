#include "conversion.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct MisfitText {
    Q_DECLARE_TR_FUNCTIONS(MisfitText)
};

QString why(Misfit misfit)
{
    switch (misfit) {
    case Misfit::None:
        return {};
    case Misfit::NoConversion:
        return MisfitText::tr("there is no exact conversion between these types");
    case Misfit::OutOfRange:
        return MisfitText::tr("it is outside the range of the target");
    case Misfit::TooManyDigits:
        return MisfitText::tr("it has more digits before the point than the target");
    case Misfit::FractionDigits:
        return MisfitText::tr("it has more digits after the point than the target");
    case Misfit::NotFinite:
        return MisfitText::tr("it is no finite number");
    case Misfit::Inexact:
        return MisfitText::tr("the target would round it");
    case Misfit::NegativeZero:
        return MisfitText::tr("it is the negative zero, which the target does not know");
    case Misfit::NotZeroOrOne:
        return MisfitText::tr("it is neither 0 nor 1");
    case Misfit::TooLong:
        return MisfitText::tr("it is longer than the target allows");
    case Misfit::TrailingSpaces:
        return MisfitText::tr("it ends in spaces, which the padded target would take off");
    case Misfit::NotFullLength:
        return MisfitText::tr("it has not the full length of the target, which would fill it up");
    case Misfit::NotCanonical:
        return MisfitText::tr("the text is not written as the target would give it back");
    case Misfit::NotJson:
        return MisfitText::tr("the text is no valid JSON");
    case Misfit::FractionalSeconds:
        return MisfitText::tr("it has finer fractions of a second than the target");
    case Misfit::NotATimeOfDay:
        return MisfitText::tr("it is no time of day between 0 and 24 hours");
    case Misfit::NotMidnight:
        return MisfitText::tr("it has a time of day besides its date");
    }
    return {};
}

} // namespace

QString typeText(const FieldType &type)
{
    const QString name = kindName(type.kind);
    switch (type.kind) {
    case ValueKind::Int:
    case ValueKind::UInt:
    case ValueKind::Double:
        return QStringLiteral("%1 (%2 bits)").arg(name, QString::number(type.bits));
    case ValueKind::Decimal:
        if (type.precision < 0)
            return name;
        return QStringLiteral("%1(%2,%3)")
            .arg(name, QString::number(type.precision), QString::number(type.scale < 0 ? 0 : type.scale));
    case ValueKind::Text:
    case ValueKind::Binary:
        return type.length < 0 ? name : QStringLiteral("%1(%2)").arg(name, QString::number(type.length));
    case ValueKind::Time:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return type.precision < 0 ? name : QStringLiteral("%1(%2)").arg(name, QString::number(type.precision));
    default:
        return name;
    }
}

Error misfitError(Misfit misfit, ValueKind from, const FieldType &to)
{
    return {ErrorCode::ValueRefused,
            MisfitText::tr("A value of type %1 cannot be held exactly as %2: %3. The record was not written.")
                .arg(kindName(from), typeText(to), why(misfit)),
            {},
            MisfitText::tr(
                "Correct the value at the source, or give the target's field a type that can hold it, then retry the record.")};
}

} // namespace tidewright
