#pragma once

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace support {

/// `lp`, `lpstat` and `cancel` of no printer, first on PATH while this lives. What they say stands
/// in files that a test writes; what they were given stands in others.
class FakePrinter {
  public:
    FakePrinter() : old_path_(std::getenv("PATH"))
    {
        program("lp", "echo \"$LC_ALL $*\" > " + file("lp.given") + "; cat > " + file("slip.pdf") +
                          "; echo 'request id is slip-7 (0 file(s))'; echo 'slip-7 x' > " +
                          file("jobs"));
        program("lpstat", "if [ \"$1\" = -o ]; then cat " + file("jobs") + "; else cat " +
                              file("printer") + "; fi");
        program("cancel", "echo \"$*\" > " + file("cancelled") + "; : > " + file("jobs"));
        printer("is idle.  enabled since today", "none");
        write("jobs", "");
        write("kiosk.toml", "printer = \"slip\"\n");
        setenv("PATH", (folder_.path().string() + ":" + old_path_).c_str(), 1);
    }
    ~FakePrinter() { setenv("PATH", old_path_.c_str(), 1); }
    FakePrinter(const FakePrinter&) = delete;
    FakePrinter& operator=(const FakePrinter&) = delete;

    /// Of a kiosk that prints on it.
    std::filesystem::path kiosk_config() const { return folder_.path() / "kiosk.toml"; }
    void program(const std::string& name, const std::string& script)
    {
        write(name, "#!/bin/sh\n" + script + "\n");
        std::filesystem::permissions(folder_.path() / name, std::filesystem::perms::owner_all);
    }
    /// What `lpstat -l -p` says, as CUPS 2.4 writes it.
    void printer(const std::string& state, const std::string& alerts)
    {
        write("printer", "printer slip " + state +
                             "\n\tForm mounted:\n\tContent types: any\n\tPrinter types: unknown"
                             "\n\tDescription: slip\n\tAlerts: " +
                             alerts + "\n\tLocation: \n");
    }
    void write(const std::string& name, const std::string& text)
    {
        const auto fresh = folder_.path() / (name + ".new");
        content::write_file(fresh, text); // A program may read it right now.
        std::filesystem::rename(fresh, folder_.path() / name);
    }
    bool has(const std::string& name) const
    {
        return std::filesystem::exists(folder_.path() / name);
    }
    std::string read(const std::string& name) const
    {
        return content::read_file(folder_.path() / name);
    }

    std::string file(const std::string& name) const { return (folder_.path() / name).string(); }

  private:
    TemporaryFolder folder_;
    std::string old_path_;
};

} // namespace support
