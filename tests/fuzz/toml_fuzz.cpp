#include "content/model/check.hpp"
#include "content/model/guide_reader.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

constexpr content::Date today{std::chrono::year{2026}, std::chrono::month{11},
                              std::chrono::day{24}};

struct GuideFile {
    const char* name;
    void (*read)(content::GuideReading&);
};

/// Files of a guide that an input can be; its first byte says which, from 'a' on.
constexpr std::array<GuideFile, 14> files{{{"guide.toml", content::read_settings},
                                           {"languages.toml", content::read_languages},
                                           {"sources.toml", content::read_sources},
                                           {"topics/go-safe.toml", content::read_topics},
                                           {"posters/steps.toml", content::read_posters},
                                           {"ui.toml", content::read_messages},
                                           {"notices.toml", content::read_notices},
                                           {"contacts.toml", content::read_contacts},
                                           {"facts.toml", content::read_facts},
                                           {"glossary.toml", content::read_glossary},
                                           {"agencies.toml", content::read_agencies},
                                           {"map.toml", content::read_map},
                                           {"formats/a2.toml", content::read_formats},
                                           {"pictograms/alt.toml", content::read_pictograms}}};

/// What stands around the input: enough that names in it can mean something.
constexpr std::string_view settings =
    "id = \"g\"\nsource_language = \"id\"\nversion = 1\nhome = [\"go-safe\"]\n"
    "[[ink]]\nname = \"arang\"\nsrgb = \"#17130F\"\ncmyk = [0, 0, 0, 100]\n";

/// Writes without a sync: the folder lasts as long as the program.
void write_quickly(const fs::path& file, std::string_view bytes)
{
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool whole =
        out >= 0 && ::write(out, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    ::close(out);
    if (!whole) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

/// A folder in memory for one guide, removed at the end.
class GuideFolder {
  public:
    GuideFolder()
    {
        std::string name =
            (fs::exists("/dev/shm") ? "/dev/shm" : "/tmp") + std::string("/tomlXXXXXX");
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("cannot make " + name);
        }
        path_ = name;
        for (const GuideFile& file : files) {
            fs::create_directories((path_ / file.name).parent_path());
        }
    }
    ~GuideFolder() { fs::remove_all(path_); }
    GuideFolder(const GuideFolder&) = delete;
    GuideFolder& operator=(const GuideFolder&) = delete;

    /// Reads the settings and one file, as `load_guide` reads all of them.
    content::GuideReading read(const GuideFile& file, std::string_view bytes) const
    {
        content::GuideReading reading;
        reading.guide.folder = path_;
        reading.today = today;
        write_quickly(path_ / "guide.toml", settings);
        if (file.read != content::read_settings) {
            content::read_settings(reading);
        }
        write_quickly(path_ / file.name, bytes);
        file.read(reading);
        ::unlink((path_ / file.name).c_str());
        content::collect_units(reading);
        content::check_references(reading);
        content::check_inks(reading);
        return reading;
    }

  private:
    fs::path path_;
};

} // namespace

/// Bytes: which file of a guide, its TOML. What can be read is checked too.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    static const GuideFolder folder;
    if (size == 0) {
        return 0;
    }
    const GuideFile& file = files.at((data[0] - std::size_t{'a'}) % files.size());
    const auto bytes = fuzz::text_of(data + 1, size - 1);
    const auto parsed = content::parse_source(bytes, file.name);
    fuzz::check_findings(parsed.findings, bytes, file.name);
    fuzz::require(parsed.root || !parsed.findings.empty(), "what is not read has a finding");
    if (parsed.root) {
        const auto reading = folder.read(file, bytes);
        fuzz::check_findings(reading.findings, bytes, file.name);
        fuzz::check_findings(content::check(reading.guide, today), bytes, file.name);
    }
    return 0;
}
