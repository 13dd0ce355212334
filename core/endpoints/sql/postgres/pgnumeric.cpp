#include "pgnumeric.h"

#include <QtEndian>
#include <algorithm>
#include <cstdint>
#include <cstring>

namespace tidewright
{

namespace
{

constexpr std::uint16_t negativeSign = 0x4000;
constexpr std::uint16_t nanSign = 0xC000;
constexpr std::uint16_t infinitySign = 0xD000;
constexpr std::uint16_t minusInfinitySign = 0xF000;
constexpr int headerSize = 8;
constexpr int digitsPerWord = 4;
constexpr std::size_t mostIntegerDigits = 131'072;
constexpr std::size_t mostFractionDigits = 16'383;

std::int16_t word(const char *at)
{
    return qFromBigEndian<std::int16_t>(at);
}

char *put(char *out, std::string_view text)
{
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

char *putWord(char *out, int value)
{
    qToBigEndian(std::int16_t(value), out);
    return out + 2;
}

// Four digits of a base-10000 digit.
char *putDigits(char *out, int digit)
{
    out[0] = char('0' + digit / 1000);
    out[1] = char('0' + digit / 100 % 10);
    out[2] = char('0' + digit / 10 % 10);
    out[3] = char('0' + digit % 10);
    return out + digitsPerWord;
}

bool allDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char *putSpecial(char *out, std::uint16_t sign)
{
    std::memset(out, 0, headerSize);
    qToBigEndian(sign, out + 4);
    return out + headerSize;
}

// The base-10000 digits of a number, most significant first; zeros at both ends are left out.
class Words
{
public:
    Words(char *out, int weight)
        : m_first(out)
        , m_out(out)
        , m_end(out)
        , m_weight(weight)
    {
    }

    // Up to four decimal digits; those that are missing behind them are zeros.
    void add(const char *digits, std::size_t count)
    {
        int value = 0;
        for (std::size_t i = 0; i < digitsPerWord; ++i)
            value = value * 10 + (i < count ? digits[i] - '0' : 0);
        add(value);
    }
    void add(int value)
    {
        if (m_out == m_first && value == 0) {
            --m_weight;
            return;
        }
        m_out = putWord(m_out, value);
        if (value)
            m_end = m_out;
    }
    int count() const { return int((m_end - m_first) / 2); }
    int weight() const { return m_weight; } // of the first
    char *end() const { return m_end; }

private:
    char *m_first;
    char *m_out;
    char *m_end;
    int m_weight;
};

} // namespace

std::size_t numericTextSize(std::string_view binary)
{
    if (binary.size() < headerSize)
        return 0;
    const int weight = word(binary.data() + 2);
    const int scale = qFromBigEndian<std::uint16_t>(binary.data() + 6) & 0x3fff;
    return std::size_t((std::max(weight, 0) + 1) * digitsPerWord + scale + digitsPerWord + 16);
}

char *numericToText(std::string_view binary, char *out)
{
    if (binary.size() < headerSize)
        return nullptr;
    const int count = word(binary.data());
    const int weight = word(binary.data() + 2);
    const auto sign = qFromBigEndian<std::uint16_t>(binary.data() + 4);
    const int scale = qFromBigEndian<std::uint16_t>(binary.data() + 6) & 0x3fff;
    if (sign == nanSign)
        return put(out, "NaN");
    if (sign == infinitySign)
        return put(out, "Infinity");
    if (sign == minusInfinitySign)
        return put(out, "-Infinity");
    if (count < 0 || binary.size() != std::size_t(headerSize + 2 * count))
        return nullptr;
    const auto digit = [&](int index) {
        return index >= 0 && index < count ? int(word(binary.data() + headerSize + 2 * index)) : 0;
    };
    if (sign == negativeSign)
        *out++ = '-';
    if (weight < 0) {
        *out++ = '0';
    } else {
        char first[digitsPerWord];
        putDigits(first, digit(0));
        const int zeros = int(std::find_if(first, first + digitsPerWord - 1, [](char c) { return c != '0'; }) - first);
        out = put(out, {first + zeros, std::size_t(digitsPerWord - zeros)});
        for (int index = 1; index <= weight; ++index)
            out = putDigits(out, digit(index));
    }
    if (scale > 0) {
        *out++ = '.';
        char *const fraction = out;
        for (int index = weight + 1; out - fraction < scale; ++index)
            out = putDigits(out, digit(index));
        out = fraction + scale;
    }
    return out;
}

char *numericFromText(std::string_view text, char *out)
{
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    if (text == "NaN" && !negative)
        return putSpecial(out, nanSign);
    if (text == "Infinity")
        return putSpecial(out, negative ? minusInfinitySign : infinitySign);
    const std::size_t point = text.find('.');
    std::string_view integer = text.substr(0, point);
    const std::string_view fraction = point == text.npos ? std::string_view() : text.substr(point + 1);
    if ((integer.empty() && fraction.empty()) || !allDigits(integer) || !allDigits(fraction))
        return nullptr;
    integer.remove_prefix(std::min(integer.find_first_not_of('0'), integer.size()));
    if (integer.size() > mostIntegerDigits || fraction.size() > mostFractionDigits)
        return nullptr;

    Words words(out + headerSize, int((integer.size() + digitsPerWord - 1) / digitsPerWord) - 1);
    if (const std::size_t odd = integer.size() % digitsPerWord) {
        int value = 0;
        for (const char digit : integer.substr(0, odd))
            value = value * 10 + (digit - '0');
        words.add(value);
        integer.remove_prefix(odd);
    }
    for (std::size_t at = 0; at < integer.size(); at += digitsPerWord)
        words.add(integer.data() + at, digitsPerWord);
    for (std::size_t at = 0; at < fraction.size(); at += digitsPerWord)
        words.add(fraction.data() + at, fraction.size() - at);
    const bool isZero = words.count() == 0;
    char *at = putWord(out, words.count());
    at = putWord(at, isZero ? 0 : words.weight());
    at = putWord(at, negative && !isZero ? negativeSign : 0);
    putWord(at, int(fraction.size()));
    return words.end();
}

} // namespace tidewright
