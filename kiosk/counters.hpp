#pragma once

#include "content/model/date.hpp"
#include "kiosk/happening.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// A day by the wall clock, and whether that clock is trusted: counts of a wrong clock say so.
struct CountedDay {
    content::Date date{};
    bool trusted = false;

    bool operator==(const CountedDay&) const = default;
};

/// What happened on one day (KIOSK.md 2.11): sums only. No id, no time finer than the day, no
/// answer, nothing typed.
class DayCounts {
  public:
    explicit DayCounts(CountedDay day) : day_(day) {}

    void add(const Happening& happening);
    void add(const DayCounts& more);
    const CountedDay& day() const { return day_; }
    /// A trusted clock says that it is this day: then it was so before, too.
    void trust() { day_.trusted = true; }
    bool is_empty() const;
    /// Count of a name in one of the groups `pages`, `languages`, `outcomes`, `ends`, `uses`.
    std::uint64_t count(std::string_view group, std::string_view name) const;
    std::uint64_t touches(int cell) const { return touches_.at(static_cast<std::size_t>(cell)); }

    /// One line of JSON without its end.
    std::string line() const;
    /// None for anything that `line` has not written.
    static std::optional<DayCounts> parse(std::string_view line);
    /// The same without counts under five: nobody is to be found in them.
    DayCounts without_small_counts() const;

    bool operator==(const DayCounts&) const = default;

  private:
    using Group = std::map<std::string, std::uint64_t, std::less<>>;

    CountedDay day_;
    std::map<std::string, Group, std::less<>> groups_;
    std::array<std::uint64_t, touch_grid * touch_grid> touches_{};
};

/// Counts on disk: `today.json` of the running day, and a spool of JSON lines, one a day that is
/// over. They are written first and sent later, by whoever comes; nothing waits for a link.
class CounterStore {
  public:
    /// @param most_bytes of the spool; the oldest days go when it would grow over them.
    explicit CounterStore(std::filesystem::path folder,
                          std::uintmax_t most_bytes = 8 * 1024 * 1024);

    /// The day that was running when the kiosk ended, unless it is in the spool already.
    std::optional<DayCounts> load() const;
    /// Writes the running day. @throws content::FileError if the disk refuses.
    void save(const DayCounts& today);
    /// Puts a day that is over into the spool. If the disk refuses it is kept in memory and tried
    /// again with the next call, a month of days at most. @throws content::FileError then.
    void close(const DayCounts& day);
    /// All days of the spool as they may be given away, one a line and a date.
    std::string exported() const;

  private:
    std::filesystem::path today_file() const { return folder_ / "today.json"; }
    std::filesystem::path spool_file() const { return folder_ / "spool.jsonl"; }
    std::vector<std::string> spooled() const;
    void write_pending();
    void append(const std::string& line);

    std::filesystem::path folder_;
    std::uintmax_t most_bytes_;
    std::vector<std::string> pending_; ///< Lines the disk has refused.
};

} // namespace kiosk
