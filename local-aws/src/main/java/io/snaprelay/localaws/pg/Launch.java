package io.snaprelay.localaws.pg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What it takes to start a server: programs, user and settings. */
record Launch(Installation installation, ServerUser user, Settings settings) {

  /** The server itself, not pg_ctl: it is then our child, and its end is seen at once. */
  ProcessBuilder process(Path data, int port) {
    List<String> command = new ArrayList<>();
    command.add(installation.program("postgres").toString());
    command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port)));
    command.addAll(settings.arguments(installation.version()));
    ProcessBuilder process = new ProcessBuilder(user.command(command)).redirectErrorStream(true);
    process.environment().put("LC_ALL", "C");
    process.environment().put("TZ", "UTC");
    return process;
  }
}
