#include "democontent.h"

#include <array>

namespace tidewright
{

namespace
{

constexpr char tables[] =
    "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(80) NOT NULL, email VARCHAR(120), bio TEXT NOT NULL, "
    "topics JSON NOT NULL, articles INTEGER NOT NULL, joined DATE NOT NULL);"
    "CREATE TABLE menu (slug VARCHAR(60) NOT NULL PRIMARY KEY, title VARCHAR(80) NOT NULL, parent VARCHAR(60), note TEXT NOT "
    "NULL, "
    "items JSON NOT NULL, position INTEGER NOT NULL, valid_from DATE NOT NULL);"
    "CREATE TABLE page (slug VARCHAR(60) NOT NULL PRIMARY KEY, title VARCHAR(120) NOT NULL, summary VARCHAR(300), "
    "body TEXT NOT NULL, tags JSON NOT NULL, author_id INTEGER NOT NULL, reading_minutes INTEGER NOT NULL, "
    "visible BOOLEAN NOT NULL, published DATE NOT NULL);";

struct Titled {
    const char *slug;
    const char *title;
};

constexpr std::array authors{"Åsa Lindqvist", "Mateo Álvarez", "山田 花子",     "Chloé Dubois",    "Jürgen Groß",
                             "Олена Коваль",  "Tomáš Dvořák",  "Priya Nair",    "Siobhán O'Brien", "Γιώργος Παππάς",
                             "Amina Diallo",  "김민준",        "Łukasz Nowak",  "Ines Carvalho",   "Noah Williams",
                             "Đặng Thu Hà",   "Fatma Yılmaz",  "Ewa Zielińska", "Liam Murphy",     "王秀英",
                             "Marta Rossi",   "Jonas Weber",   "Sofía Herrera", "Tadhg Byrne"};

constexpr std::array menus{Titled{"main", "Main menu"},
                           Titled{"footer-legal", "Legal"},
                           Titled{"footer-company", "Company"},
                           Titled{"footer-support", "Support"},
                           Titled{"product", "Product"},
                           Titled{"solutions", "Solutions"},
                           Titled{"developers", "Developers"},
                           Titled{"resources", "Resources"},
                           Titled{"account", "Your account"},
                           Titled{"blog", "Blog"},
                           Titled{"events", "Events"},
                           Titled{"press", "Press room"},
                           Titled{"languages", "Languages"},
                           Titled{"training", "Training"},
                           Titled{"community", "Community"},
                           Titled{"downloads", "Downloads"},
                           Titled{"social", "Follow us"},
                           Titled{"careers", "Careers"},
                           Titled{"investors", "Investors"},
                           Titled{"mobile", "On small screens"},
                           Titled{"search", "Searched often"},
                           Titled{"campaign-spring", "Spring campaign"},
                           Titled{"campaign-autumn", "Autumn campaign"},
                           Titled{"archive", "Archive"}};

constexpr std::array pages{Titled{"getting-started", "Getting started"},
                           Titled{"pricing", "Pricing"},
                           Titled{"about", "About us"},
                           Titled{"partners", "Partners"},
                           Titled{"contact", "Contact"},
                           Titled{"privacy", "Privacy"},
                           Titled{"terms", "Terms of use"},
                           Titled{"imprint", "Imprint"},
                           Titled{"accessibility", "Accessibility"},
                           Titled{"security", "Security"},
                           Titled{"status", "Status and maintenance"},
                           Titled{"careers", "Work with us"},
                           Titled{"press-kit", "Press kit"},
                           Titled{"roadmap", "Roadmap"},
                           Titled{"faq", "Questions and answers"},
                           Titled{"support", "Support"},
                           Titled{"training", "Training"},
                           Titled{"webinars", "Webinars"},
                           Titled{"newsletter", "Newsletter"},
                           Titled{"case-study-harbour", "Case study: a harbour authority"},
                           Titled{"case-study-museum", "Case study: a city museum"},
                           Titled{"case-study-bakery", "Case study: 40 bakeries"},
                           Titled{"case-study-university", "Case study: a university"},
                           Titled{"guide-import", "Guide: importing what you have"},
                           Titled{"guide-export", "Guide: exporting everything"},
                           Titled{"guide-roles", "Guide: roles and rights"},
                           Titled{"guide-translations", "Guide: translations"},
                           Titled{"guide-search", "Guide: a search that finds"},
                           Titled{"guide-images", "Guide: images and formats"},
                           Titled{"guide-forms", "Guide: forms"},
                           Titled{"guide-redirects", "Guide: redirects"},
                           Titled{"guide-backups", "Guide: backups"},
                           Titled{"api-overview", "API: overview"},
                           Titled{"api-authentication", "API: authentication"},
                           Titled{"api-limits", "API: limits"},
                           Titled{"api-webhooks", "API: webhooks"},
                           Titled{"integrations", "Integrations"},
                           Titled{"templates", "Templates"},
                           Titled{"release-notes-3-8", "Release notes 3.8"},
                           Titled{"release-notes-3-9", "Release notes 3.9"}};

constexpr std::array paragraphs{
    "You need an account and a browser, nothing else. Whoever invited you has chosen your language and your role already; both "
    "can "
    "be changed later, under your name at the top right.",
    "A first page is published in about ten minutes. Take a template, replace its texts by yours, add a picture, and press "
    "“Publish”. Visitors see it at once; the version before stays in the history.",
    "Drafts are seen by your team only. Share one by its link with people outside, who can leave comments without an account; "
    "the "
    "link ends by itself after two weeks.",
    "If something looks wrong, tell us what you have seen and when. We answer on working days within four hours, and we say so "
    "if an "
    "answer needs longer.",
    "Everything you write belongs to you. It is kept in two data centres in the European Union, encrypted, and can be exported "
    "whenever you like, all of it or a part.",
    "Teams of up to five people pay nothing for as long as they like. Larger ones pay per person and month, and can change the "
    "plan "
    "or leave at the end of each month.",
    "Since 2016 we have been building tools for people who write: editors, teachers, curators. We are 34 people in six "
    "countries, "
    "and own the company ourselves.",
    "Pictures are scaled when they are asked for, so put in the largest that you have. A text that describes them is needed "
    "before "
    "they can be published.",
    "Each change is noted with its author and its time. Compare any two versions, take back a single paragraph, or go back as a "
    "whole; nothing is lost by going back.",
    "The search knows word forms in eleven languages, and forgives a typing error in longer words. Pages that are found often "
    "and "
    "opened seldom are listed for you every Monday."};

constexpr std::array topics{"editing", "design", "accessibility", "search", "translation", "photography", "law", "teaching"};

template <typename List>
auto ofList(const List &list, std::size_t at)
{
    return list[at % list.size()];
}

std::string text(std::string first, std::size_t from, std::size_t count)
{
    for (std::size_t at = 0; at < count; ++at)
        first += std::string("\n\n") + ofList(paragraphs, from + at);
    return first;
}

std::string twoTopics(std::size_t n)
{
    return std::string("[\"") + ofList(topics, n) + "\",\"" + ofList(topics, n + 3) + "\"]";
}

std::string date(std::size_t n)
{
    const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return "202" + std::to_string(2 + n % 4) + '-' + two(1 + n * 5 % 12) + '-' + two(1 + n * 11 % 28);
}

std::string item(const Titled &page)
{
    return std::string("{\"label\":\"") + page.title + "\",\"page\":\"" + page.slug + "\"}";
}

} // namespace

Result<void> writeDemoContent(DemoDatabase &database)
{
    TRY(database.run(tables));
    TRY(database.prepare("INSERT INTO author VALUES (?1,?2,?3,?4,?5,?6,?7)"));
    for (std::size_t n = 0; n < authors.size(); ++n) {
        const std::string id = std::to_string(n + 1);
        TRY(database.write({id, authors[n], n % 4 == 3 ? DemoText() : DemoText("author" + id + "@example.com"),
                            text(std::string(authors[n]) + " writes about " + ofList(topics, n) + ".", n, 2), twoTopics(n),
                            std::to_string(3 + n * 7 % 60), date(n)}));
    }
    TRY(database.prepare("INSERT INTO menu VALUES (?1,?2,?3,?4,?5,?6,?7)"));
    for (std::size_t n = 0; n < menus.size(); ++n) {
        const auto &[slug, title] = menus[n];
        TRY(database.write({slug, title, n % 3 == 0 ? DemoText() : DemoText("main"),
                            text(std::string("Shown as “") + title + "”.", n + 2, 1),
                            '[' + item(ofList(pages, n * 3)) + ',' + item(ofList(pages, n * 3 + 1)) + ']',
                            std::to_string(10 * (n + 1)), date(n + 2)}));
    }
    TRY(database.prepare("INSERT INTO page VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)"));
    for (std::size_t n = 0; n < pages.size(); ++n) {
        const auto &[slug, title] = pages[n];
        TRY(database.write({slug, title, n % 5 == 4 ? DemoText() : DemoText(std::string(title) + ", in short."),
                            text(std::string("# ") + title, n, 4), twoTopics(n + 1), std::to_string(1 + n % authors.size()),
                            std::to_string(2 + n % 7), n % 9 == 8 ? "0" : "1", date(n + 1)}));
    }
    return {};
}

} // namespace tidewright
