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

// The decimal digits of a number as one run: those before the point, then those behind it.
struct Digits {
    std::string_view integer;
    std::string_view fraction;

    // The base-10000 digit of this weight; digits that are not there are zeros.
    int at(int weight) const
    {
        int value = 0;
        for (int i = 0; i < digitsPerWord; ++i) {
            const std::ptrdiff_t index = std::ptrdiff_t(integer.size()) - std::ptrdiff_t(weight + 1) * digitsPerWord + i;
            int digit = 0;
            if (index >= 0 && index < std::ptrdiff_t(integer.size()))
                digit = integer[std::size_t(index)] - '0';
            else if (index >= std::ptrdiff_t(integer.size()) && index < std::ptrdiff_t(integer.size() + fraction.size()))
                digit = fraction[std::size_t(index) - integer.size()] - '0';
            value = value * 10 + digit;
        }
        return value;
    }
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
    Digits digits{text.substr(0, point), point == text.npos ? std::string_view() : text.substr(point + 1)};
    if ((digits.integer.empty() && digits.fraction.empty()) || !allDigits(digits.integer) || !allDigits(digits.fraction))
        return nullptr;
    digits.integer.remove_prefix(std::min(digits.integer.find_first_not_of('0'), digits.integer.size()));
    if (digits.integer.size() > mostIntegerDigits || digits.fraction.size() > mostFractionDigits)
        return nullptr;

    int first = int((digits.integer.size() + digitsPerWord - 1) / digitsPerWord) - 1;
    int last = -int((digits.fraction.size() + digitsPerWord - 1) / digitsPerWord);
    while (first >= last && digits.at(first) == 0)
        --first;
    while (last <= first && digits.at(last) == 0)
        ++last;
    const int count = first - last + 1;
    char *at = putWord(out, count);
    at = putWord(at, count ? first : 0);
    at = putWord(at, negative && count ? negativeSign : 0);
    at = putWord(at, int(digits.fraction.size()));
    for (int weight = first; weight >= last; --weight)
        at = putWord(at, digits.at(weight));
    return at;
}

} // namespace tidewright
