package io.snaprelay.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that teaches a shell the commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints a script that completes commands and options: source <(snaprelay completion bash)",
      "or put it where your shell looks for completions."
    })
final class CompletionCommand implements Callable<Integer> {
  private static final String ZSH =
      """
      autoload -U +X compinit && compinit
      autoload -U +X bashcompinit && bashcompinit
      """;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Spec private CommandSpec command;

  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("snaprelay", command.root().commandLine());
    command.commandLine().getOut().print(shell == Shell.ZSH ? ZSH + script : script);
    command.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
