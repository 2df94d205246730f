// The transcript runner itself: reading, writing, limits.
#include <filesystem>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/transcript/transcript.h"

namespace timbang::transcript {
namespace {

using testing::ElementsAre;
using End = Outcome::End;

Outcome run(std::string const& command, Limits const& limits = {}) {
  return run_command(command, {"/", "/nowhere", "/tmp"}, limits);
}

TEST(ReadTranscript, TakesRemarksAndCommandsAndSkipsOutput) {
  auto const transcript = read_transcript("# why\n\n$ one \\\n>   --more\noutput\n> output too\n$ two\n[exit 1]\n");
  EXPECT_EQ(transcript.remarks, "# why\n\n");
  EXPECT_THAT(transcript.commands, ElementsAre("one \\\n  --more", "two"));
}

TEST(ReadTranscript, RefusesATextWithoutCommandOrWithOutputBeforeIt) {
  EXPECT_THROW(read_transcript(""), std::runtime_error);
  EXPECT_THROW(read_transcript("# only a remark\n"), std::runtime_error);
  EXPECT_THROW(read_transcript("output\n$ one\n"), std::runtime_error);
}

TEST(WriteCommand, WritesOutputAndEnd) {
  EXPECT_EQ(write_command("one\ntwo", {End::exited, 0, "a\n\nb\n"}, "/tmp/x"), "$ one\n> two\na\n\nb\n");
  EXPECT_EQ(write_command("one", {End::exited, 3, ""}, "/tmp/x"), "$ one\n[exit 3]\n");
  EXPECT_EQ(write_command("one", {End::signalled, 6, "a"}, "/tmp/x"),
            "$ one\na\n[no newline at the end]\n[signal 6]\n");
  EXPECT_EQ(write_command("one", {End::exited, 0, "in /tmp/x/y\n"}, "/tmp/x"), "$ one\nin $TMP/y\n");
}

TEST(WriteCommand, MarksOutputThatLooksLikeTheFormat) {
  EXPECT_EQ(write_command("one", {End::exited, 0, "$ two\n> x\n[exit 1]\n\\\n$5\n"}, ""),
            "$ one\n\\$ two\n\\> x\n\\[exit 1]\n\\\\\n$5\n");
}

TEST(RunCommand, GathersBothOutputsInOrder) {
  auto const outcome = run("echo a; echo b >&2; echo c; exit 4");
  EXPECT_EQ(outcome.output, "a\nb\nc\n");
  EXPECT_EQ(outcome.end, End::exited);
  EXPECT_EQ(outcome.number, 4);
}

TEST(RunCommand, TellsASignal) {
  auto const outcome = run("kill -9 $$");
  EXPECT_EQ(outcome.end, End::signalled);
  EXPECT_EQ(outcome.number, 9);
}

TEST(RunCommand, GivesAFixedEnvironmentAndNoInput) {
  ASSERT_EQ(setenv("TIMBANG_RULES", "elsewhere", 1), 0);
  auto const outcome = run("cat; pwd; echo \"$LC_ALL $TMP ${TIMBANG_RULES-unset} ${PATH%%:*}\"");
  EXPECT_EQ(outcome.output, "/\nC.UTF-8 /tmp unset /nowhere\n");
  unsetenv("TIMBANG_RULES");
}

TEST(RunCommand, KillsWhatRunsTooLongEvenInTheBackground) {
  Limits const limits{200, 1000};
  EXPECT_EQ(run("sleep 30", limits).end, End::too_slow);
  EXPECT_EQ(run("sleep 30 & echo done", limits).end, End::too_slow);
  EXPECT_EQ(run("exec >&- 2>&-; sleep 30", limits).end, End::too_slow);
}

TEST(RunCommand, KillsWhatPrintsTooMuch) {
  auto const outcome = run("yes", {10'000, 1000});
  EXPECT_EQ(outcome.end, End::too_long);
  EXPECT_EQ(outcome.output.size(), 1000U);
}

TEST(Difference, ShowsWhatWasExpectedAndWhatCame) {
  EXPECT_EQ(difference("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n"), "@@ line 2 @@\n  a\n- b\n+ x\n  c\n+ y\n  d\n");
  EXPECT_EQ(difference("", "a\n"), "@@ line 1 @@\n+ a\n");
}

}  // namespace
}  // namespace timbang::transcript
