// The rules of the house as data: tst_directions holds the project to them.
#pragma once

#include <QStringList>

#include <map>
#include <vector>

// A text that no file below the folders may hold; files that begin with one of `except` may.
struct HouseRule {
    const char *name;
    QString folders; // separated by spaces; "." is the top level itself
    QString forbidden;
    QStringList except = {};
};

// Where the product's own code stands, as HouseRule::folders.
QString code();

std::vector<HouseRule> houseRules();

// Which folders a folder's files may include headers from, beside its own. The longest prefix of a file's path wins.
const std::map<QString, QStringList> &directions();

// Captures the name of a header of the project.
QString includeOfOurs();
