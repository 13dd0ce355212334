// The rows of the demo: the same every time.
#include "demodatabase.h"

#include <array>
#include <cstdio>

namespace tidewright
{

namespace
{

constexpr char tables[] =
    "CREATE TABLE country (id INTEGER PRIMARY KEY, code CHAR(2) NOT NULL UNIQUE, name VARCHAR(80) NOT NULL, updated_at DATETIME "
    "NOT NULL);"
    "CREATE TABLE product_line (id INTEGER PRIMARY KEY, name VARCHAR(80) NOT NULL, note TEXT, updated_at DATETIME NOT NULL);"
    "CREATE TABLE plan (id INTEGER PRIMARY KEY, product_line_id INTEGER NOT NULL REFERENCES product_line, name VARCHAR(80) NOT "
    "NULL, "
    "monthly DECIMAL(12,2) NOT NULL, features JSON, updated_at DATETIME NOT NULL);"
    "CREATE TABLE organization (id INTEGER PRIMARY KEY, country_id INTEGER NOT NULL REFERENCES country, name VARCHAR(200) NOT "
    "NULL, "
    "status VARCHAR(12) NOT NULL, phone VARCHAR(40), active BOOLEAN NOT NULL, founded DATE, updated_at DATETIME NOT NULL, "
    "deleted_at DATETIME);"
    "CREATE TABLE price_list (id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plan, currency CHAR(3) NOT NULL, "
    "price DECIMAL(12,2) NOT NULL, valid_from DATE NOT NULL, updated_at DATETIME NOT NULL);"
    "CREATE TABLE contract (id INTEGER PRIMARY KEY, organization_id INTEGER NOT NULL REFERENCES organization, plan_id INTEGER "
    "NOT NULL "
    "REFERENCES plan, seats INTEGER NOT NULL, note TEXT, updated_at DATETIME NOT NULL, deleted_at DATETIME);"
    "CREATE TABLE invoice (id INTEGER PRIMARY KEY, contract_id INTEGER NOT NULL REFERENCES contract, number VARCHAR(20) NOT "
    "NULL, "
    "amount DECIMAL(12,2) NOT NULL, paid BOOLEAN NOT NULL, due DATE NOT NULL, updated_at DATETIME NOT NULL);"
    "CREATE TABLE audit_note (id INTEGER PRIMARY KEY, text TEXT, updated_at DATETIME NOT NULL);";

constexpr std::array countries{"Deutschland", "日本",  "Ελλάδα", "Україна", "India भारत", "France", "Türkiye", "Việt Nam",
                               "مصر",         "ישראל", "한국",   "España",  "Ísland",     "中国",   "ไทย",     "Kenya"};
constexpr std::array names{"Ångström Werke", "東京電機",  "Čapek & Syn", "Łódź Handel",    "Ørsted Havn",
                           "Ζεύς Α.Ε.",      "Київ Дані", "ستارة",       "O'Neill \"Co\"", "Café 🌊",
                           "Müller GmbH",    "मुंबई ट्रेड",   "부산상사",    "Smith & Sons"};
constexpr std::array statuses{"open", "active", "paused", "closed"};
constexpr std::array currencies{"EUR", "USD", "JPY", "GBP"};

constexpr int organizations = 12'000, contracts = 26'000, invoices = 62'000;

// splitmix64
class Random
{
public:
    int below(int limit)
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return int((z ^ (z >> 31)) % std::uint64_t(limit));
    }
    bool oneIn(int times) { return below(times) == 0; }
    template <std::size_t n>
    std::string of(const std::array<const char *, n> &all)
    {
        return all[std::size_t(below(int(n)))];
    }
    std::string number(int limit) { return std::to_string(below(limit)); }
    std::string id(int last) { return std::to_string(1 + below(last)); }
    std::string money() { return std::to_string(below(90'000)) + (oneIn(3) ? ".05" : ".99"); }
    std::string date()
    {
        char text[40];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", 2024 + below(2), 1 + below(12), 1 + below(28));
        return text;
    }
    std::string time()
    {
        char text[40];
        std::snprintf(text, sizeof text, " %02d:%02d:%02d.%06d", below(24), below(60), below(60), below(1'000'000));
        return date() + text;
    }

private:
    std::uint64_t m_state = 20'240'229;
};

template <typename Make>
Result<void> fill(DemoDatabase &database, const char *sql, int count, Make make)
{
    TRY(database.prepare(sql));
    for (int id = 1; id <= count; ++id)
        TRY(database.write(make(std::to_string(id), id)));
    return {};
}

} // namespace

Result<void> writeDemoRows(DemoDatabase &database)
{
    using Row = std::vector<DemoText>;
    Random random;
    const auto maybe = [&](int times, std::string text) { return random.oneIn(times) ? DemoText() : DemoText(std::move(text)); };
    TRY(database.run(tables));
    TRY(fill(database, "INSERT INTO country VALUES (?1,?2,?3,?4)", int(countries.size()), [&](const std::string &id, int n) {
        return Row{id, std::string{char('A' + n), char('A' + n * 7 % 26)}, std::string(countries[std::size_t(n - 1)]),
                   random.time()};
    }));
    TRY(fill(database, "INSERT INTO product_line VALUES (?1,?2,?3,?4)", 24, [&](const std::string &id, int) {
        return Row{id, "Line " + id, maybe(2, "since " + random.date()), random.time()};
    }));
    TRY(fill(database, "INSERT INTO plan VALUES (?1,?2,?3,?4,?5,?6)", 120, [&](const std::string &id, int) {
        return Row{id,
                   random.id(24),
                   "Plan " + id,
                   random.money(),
                   maybe(4, "{\"users\": " + random.number(500) + ", \"beta\": true}"),
                   random.time()};
    }));
    TRY(fill(database, "INSERT INTO organization VALUES (?1,?2,?3,?4,?5,?6,?7,?8,NULL)", organizations,
             [&](const std::string &id, int) {
                 return Row{id,
                            random.id(int(countries.size())),
                            random.of(names) + ' ' + id,
                            random.of(statuses),
                            maybe(3, "+49 30 " + random.number(9'999'999)),
                            random.oneIn(5) ? "0" : "1",
                            maybe(6, random.date()),
                            random.time()};
             }));
    TRY(fill(database, "INSERT INTO price_list VALUES (?1,?2,?3,?4,?5,?6)", 2'400, [&](const std::string &id, int) {
        return Row{id, random.id(120), random.of(currencies), random.money(), random.date(), random.time()};
    }));
    TRY(fill(database, "INSERT INTO contract VALUES (?1,?2,?3,?4,?5,?6,NULL)", contracts, [&](const std::string &id, int) {
        return Row{id,           random.id(organizations), random.id(120), random.number(900), maybe(2, random.of(names) + " ✓"),
                   random.time()};
    }));
    TRY(fill(database, "INSERT INTO invoice VALUES (?1,?2,?3,?4,?5,?6,?7)", invoices, [&](const std::string &id, int) {
        return Row{id,           random.id(contracts), "INV-" + id, random.money(), random.oneIn(4) ? "0" : "1", random.date(),
                   random.time()};
    }));
    TRY(fill(database, "INSERT INTO audit_note VALUES (?1,?2,?3)", 500, [&](const std::string &id, int) {
        return Row{id, maybe(5, random.of(names)), random.time()};
    }));
    for (const char *table :
         {"country", "product_line", "plan", "organization", "price_list", "contract", "invoice", "audit_note"})
        TRY(database.run((std::string("CREATE INDEX ") + table + "_updated ON " + table + " (updated_at)").c_str()));
    return {};
}

} // namespace tidewright
