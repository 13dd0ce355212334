#include "linemerge.h"

#include <git2.h>

#include <algorithm>
#include <initializer_list>

namespace tidewright
{

namespace
{

class GitLibrary
{
public:
    GitLibrary() { git_libgit2_init(); }
    ~GitLibrary() { git_libgit2_shutdown(); }
    GitLibrary(const GitLibrary &) = delete;
    GitLibrary &operator=(const GitLibrary &) = delete;
};

git_merge_file_input inputOf(const Value &value)
{
    git_merge_file_input input = GIT_MERGE_FILE_INPUT_INIT;
    const std::string_view text = value.cell().bytes();
    input.ptr = text.data();
    input.size = text.size();
    return input;
}

bool hasLines(const Value &value)
{
    return value.kind() == ValueKind::Text && value.cell().bytes().find('\n') != std::string_view::npos;
}

} // namespace

std::optional<Value> mergeLines(const Value &base, const Value &local, const Value &remote)
{
    const std::initializer_list<const Value *> all = {&base, &local, &remote};
    if (!std::ranges::all_of(all, [](const Value *value) { return hasLines(*value); }))
        return std::nullopt;
    const GitLibrary library;
    const git_merge_file_input ancestor = inputOf(base), ours = inputOf(local), theirs = inputOf(remote);
    git_merge_file_result result{};
    std::optional<Value> merged;
    if (git_merge_file(&result, &ancestor, &ours, &theirs, nullptr) == 0 && result.automergeable)
        merged = Value::ofText({result.ptr, result.len});
    git_merge_file_result_free(&result);
    return merged;
}

} // namespace tidewright
