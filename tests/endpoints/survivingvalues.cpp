#include "survivingvalues.h"

#include <limits>

namespace tidewright
{

namespace
{

using namespace std::literals;

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;
constexpr std::int64_t yearOne = -719'162;   // 0001-01-01
constexpr std::int64_t lastDay = 2'932'896;  // 9999-12-31
constexpr std::int64_t leapDay = 11'016;     // 2000-02-29
constexpr std::int64_t gregorian = -141'427; // 1582-10-15; the days before it are counted on by the same rules

Field fieldOf(const char *name, ValueKind kind)
{
    Field field;
    field.name = QString::fromLatin1(name);
    field.type.kind = kind;
    if (kind == ValueKind::Time || kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz)
        field.type.precision = 6;
    return field;
}

std::vector<Value> inlined(ValueKind kind, std::initializer_list<std::int64_t> numbers)
{
    std::vector<Value> values;
    for (const std::int64_t number : numbers)
        values.push_back(Value::ofInt(number, kind));
    return values;
}

std::vector<Value> doubles(std::initializer_list<double> numbers)
{
    std::vector<Value> values;
    for (const double number : numbers)
        values.push_back(Value(Cell::ofDouble(number)));
    return values;
}

std::vector<Value> bytes(ValueKind kind, std::initializer_list<std::string_view> texts)
{
    std::vector<Value> values;
    for (const std::string_view text : texts)
        values.push_back(Value(Cell::ofBytes(kind, text)));
    return values;
}

std::string allBytes()
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    return all;
}

std::vector<SurvivingField> numbers()
{
    using Int = std::numeric_limits<std::int64_t>;
    using Double = std::numeric_limits<double>;
    using Float = std::numeric_limits<float>;
    std::vector<SurvivingField> fields;
    fields.push_back({fieldOf("flag", ValueKind::Boolean), inlined(ValueKind::Boolean, {0, 1})});
    fields.push_back({fieldOf("whole", ValueKind::Int),
                      inlined(ValueKind::Int, {Int::min(), Int::max(), 0, -1, (1LL << 53) + 1, -(1LL << 53) - 1})});
    fields.push_back({fieldOf("small", ValueKind::Int), inlined(ValueKind::Int, {-32'768, 32'767, 0})});
    fields.back().field.type.bits = 16;
    std::vector<Value> natural;
    for (const std::uint64_t number :
         {std::uint64_t(0), std::uint64_t(Int::max()), std::uint64_t(Int::max()) + 1, std::numeric_limits<std::uint64_t>::max()})
        natural.push_back(Value(Cell::ofUInt(number)));
    fields.push_back({fieldOf("natural", ValueKind::UInt), natural});
    fields.push_back({fieldOf("fraction", ValueKind::Double),
                      doubles({0.0, 0.1 + 0.2, 1.0 / 3.0, Double::max(), Double::lowest(), Double::min(), Double::denorm_min(),
                               1e22, 9007199254740993.0, 5e-324, 2.2250738585072011e-308})});
    fields.push_back({fieldOf("single", ValueKind::Double),
                      doubles({double(0.1F), double(16'777'217.0F), double(Float::max()), double(Float::min()), -1.5})});
    fields.back().field.type.bits = 32;
    fields.push_back({fieldOf("money", ValueKind::Decimal),
                      bytes(ValueKind::Decimal, {"0", "-0.0000000001", "9999999999999999999999999999.9999999999",
                                                 "-9999999999999999999999999999.9999999999", "12345678901234567890.5", "0.10",
                                                 "18446744073709551616", "-1"})});
    fields.back().field.type.precision = 38;
    fields.back().field.type.scale = 10;
    return fields;
}

std::vector<SurvivingField> texts()
{
    std::vector<SurvivingField> fields;
    fields.push_back(
        {fieldOf("words", ValueKind::Text),
         bytes(ValueKind::Text,
               {"", " ", "  a  ", "NULL", "null", "\\N", "\\.", "naïve 😀 中文 👩‍👩‍👧 \xf4\x8f\xbf\xbf",
                "tab\tnewline\nreturn\r\x01\x1a\x7f", "it's \"quoted\" `so` \\ %s $1 ?", "e\xcc\x81 is not \xc3\xa9",
                "\xe2\x80\xae right to left", "0x41", "1e5", "\xef\xbb\xbf with a mark in front"})});
    std::string longText(70'000, 'x');
    longText += "ü";
    fields.back().values.push_back(Value::ofText(longText));
    fields.push_back(
        {fieldOf("code", ValueKind::Text), bytes(ValueKind::Text, {"", "äöüß😀", "12345678901234567890", "trailing  "})});
    fields.back().field.type.length = 20;
    fields.push_back({fieldOf("raw", ValueKind::Binary),
                      bytes(ValueKind::Binary, {"", "\0"sv, "\0\0a\0"sv, "\\x00", "\xff\xfe\xc3\x28", "'\"\\\n\t\r", "text"})});
    fields.back().values.push_back(Value(Cell::ofBytes(ValueKind::Binary, allBytes())));
    fields.push_back({fieldOf("document", ValueKind::Json),
                      bytes(ValueKind::Json,
                            {R"({"b": [1, 2.50, "😀\n\\\u0001"], "a": null, "a b": {"": []}})", "null", "[]", "{}", R"("text")",
                             "true", "-0.5", "123456789012345678901234567890.5", R"({"n": 9007199254740993})"})});
    fields.push_back({fieldOf("uuid", ValueKind::Uuid),
                      bytes(ValueKind::Uuid, {"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv,
                                              "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
                                              "\x12\x3e\x45\x67\xe8\x9b\x12\xd3\xa4\x56\x42\x66\x14\x17\x40\x00"sv})});
    return fields;
}

std::vector<SurvivingField> times()
{
    std::vector<SurvivingField> fields;
    fields.push_back({fieldOf("born", ValueKind::Date),
                      inlined(ValueKind::Date, {yearOne, lastDay, 0, -1, leapDay, gregorian, gregorian - 1})});
    fields.push_back(
        {fieldOf("opens", ValueKind::Time), inlined(ValueKind::Time, {0, 1, day - 1, 12 * 3'600 * second, 1'500'000})});
    constexpr std::int64_t longest = (838 * 3'600 + 59 * 60 + 59) * second;
    fields.push_back(
        {fieldOf("lasts", ValueKind::Time), inlined(ValueKind::Time, {0, longest, -longest, -1, day, 25 * 3'600 * second + 7})});
    fields.back().field.type.duration = true;
    // The second last is no wall clock time where summer time begins at two, the last one there twice in autumn.
    const auto instants = {yearOne * day,
                           yearOne * day + 1,
                           (lastDay + 1) * day - 1,
                           std::int64_t(0),
                           std::int64_t(-1),
                           leapDay * day + 123'456,
                           std::int64_t(1'774'751'400) * second,
                           std::int64_t(1'792'895'400) * second + 1};
    fields.push_back({fieldOf("made_at", ValueKind::Timestamp), inlined(ValueKind::Timestamp, instants)});
    fields.push_back({fieldOf("seen_at", ValueKind::TimestampTz), inlined(ValueKind::TimestampTz, instants)});
    return fields;
}

} // namespace

std::vector<SurvivingField> survivingFields()
{
    std::vector<SurvivingField> all;
    for (const auto &group : {numbers(), texts(), times()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

} // namespace tidewright
