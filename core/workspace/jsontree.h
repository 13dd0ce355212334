// From simdjson's tree, which keeps duplicate keys and their order, into Qt's, which keeps neither.
#pragma once

#include "jsonfile.h"

#include <simdjson.h>

namespace tidewright
{

constexpr std::size_t deepestNesting = 64;

QString toText(std::string_view text);
// `keys` receives the order of each object's keys.
tl::expected<QJsonValue, Finding> copyTree(const simdjson::dom::element &element, const QString &path,
                                           QHash<QString, QStringList> &keys);

} // namespace tidewright
