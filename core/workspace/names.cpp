#include "names.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr qsizetype longestName = 128;

} // namespace

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

bool isSecretName(const QString &name)
{
    const auto allowed = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == QLatin1Char('-') || c == QLatin1Char('_') ||
               c == QLatin1Char('.');
    };
    return !name.isEmpty() && name.size() <= longestName && std::all_of(name.begin(), name.end(), allowed);
}

bool isFileTitle(const QString &name)
{
    return isPlainName(name) && name.size() <= longestName && !name.startsWith(QLatin1Char('.')) &&
           !name.contains(QLatin1Char('/'));
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name == name.trimmed() && !hasControls(name);
}

} // namespace tidewright
