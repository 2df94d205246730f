// Runs one command of a transcript: its own process group, one pipe for both outputs, a limit on time and on output.
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include "tests/transcript/transcript.h"

namespace timbang::transcript {
namespace {

using Clock = std::chrono::steady_clock;

void demand(bool is_done, char const* what) {
  if (!is_done) throw std::system_error(errno, std::generic_category(), what);
}

/// The caller's variables without those that could change a result, and with ours.
std::vector<std::string> environment_for(Surroundings const& surroundings) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    std::string_view const text = *variable;
    bool const is_ours = text.starts_with("PATH=") || text.starts_with("LC_") || text.starts_with("LANG") ||
                         text.starts_with("TMP=") || text.starts_with("TIMBANG_");
    if (!is_ours) variables.emplace_back(text);
  }
  char const* const path = std::getenv("PATH");
  variables.push_back("PATH=" + surroundings.program_folder.string() + ":" +
                      (path != nullptr ? path : "/usr/bin:/bin"));
  variables.emplace_back("LC_ALL=C.UTF-8");
  variables.push_back("TMP=" + surroundings.temporary_folder.string());
  return variables;
}

/// In the child process, between fork and exec: only calls that are safe there.
[[noreturn]] void become(char const* folder, int output, char* const* arguments, char* const* environment) {
  setpgid(0, 0);
  int const input = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (input >= 0 && chdir(folder) == 0 && dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
      dup2(output, STDERR_FILENO) >= 0) {
    execve("/bin/sh", arguments, environment);
  }
  _exit(127);
}

int milliseconds_until(Clock::time_point deadline) {
  auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return left > 0 ? static_cast<int>(left) : 0;
}

/// Reads until every writer has closed the pipe, or a limit is met.
Outcome::End read_output(int pipe_end, Limits const& limits, std::string& output) {
  auto const deadline = Clock::now() + std::chrono::milliseconds(limits.timeout_ms);
  std::array<char, 65536> buffer{};
  while (true) {
    pollfd waiting{pipe_end, POLLIN, 0};
    int const num_ready = poll(&waiting, 1, milliseconds_until(deadline));
    if (num_ready < 0 && errno == EINTR) continue;
    demand(num_ready >= 0, "poll");
    if (num_ready == 0) return Outcome::End::too_slow;
    auto const num_bytes = read(pipe_end, buffer.data(), buffer.size());
    if (num_bytes < 0 && errno == EINTR) continue;
    demand(num_bytes >= 0, "read");
    if (num_bytes == 0) return Outcome::End::exited;
    output.append(buffer.data(), static_cast<std::size_t>(num_bytes));
    if (output.size() > limits.output_bytes) {
      output.resize(limits.output_bytes);
      return Outcome::End::too_long;
    }
  }
}

/// Waits for the process until the deadline; false when it still runs then.
bool wait_until(pid_t process, Clock::time_point deadline, int& status) {
  while (true) {
    pid_t const ended = waitpid(process, &status, WNOHANG);
    if (ended == process) return true;
    demand(ended == 0 || errno == EINTR, "waitpid");
    if (Clock::now() >= deadline) return false;
    poll(nullptr, 0, 1);
  }
}

}  // namespace

Outcome run_command(std::string const& command, Surroundings const& surroundings, Limits const& limits) {
  auto const deadline = Clock::now() + std::chrono::milliseconds(limits.timeout_ms);
  std::array<std::string, 3> arguments = {"/bin/sh", "-c", command};
  std::array<char*, 4> argument_pointers = {arguments[0].data(), arguments[1].data(), arguments[2].data(), nullptr};
  auto environment = environment_for(surroundings);
  std::vector<char*> environment_pointers;
  for (auto& variable : environment) environment_pointers.push_back(variable.data());
  environment_pointers.push_back(nullptr);
  std::string const folder = surroundings.folder.string();

  std::array<int, 2> ends{};
  demand(pipe2(ends.data(), O_CLOEXEC) == 0, "pipe2");
  pid_t const process = fork();
  demand(process >= 0, "fork");
  if (process == 0) become(folder.c_str(), ends[1], argument_pointers.data(), environment_pointers.data());
  setpgid(process, process);  // here too, so that the group is there whichever of the two runs first
  close(ends[1]);

  Outcome outcome;
  outcome.end = read_output(ends[0], limits, outcome.output);
  close(ends[0]);
  int status = 0;
  if (outcome.end == Outcome::End::exited && !wait_until(process, deadline, status))
    outcome.end = Outcome::End::too_slow;
  if (outcome.end != Outcome::End::exited) {
    kill(-process, SIGKILL);
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
    return outcome;
  }
  outcome.end = WIFSIGNALED(status) ? Outcome::End::signalled : Outcome::End::exited;
  outcome.number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return outcome;
}

}  // namespace timbang::transcript
