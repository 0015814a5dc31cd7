package io.snaprelay.localaws.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Signals to processes by their ids; Java itself can send two of them only. */
final class Signals {

  private Signals() {}

  /**
   * @return false if one of the processes is gone already
   */
  static boolean send(String signal, Collection<Long> pids) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    pids.forEach(pid -> command.add(String.valueOf(pid)));
    return Command.succeeds(command);
  }

  /** Sends a signal that stopped processes obey too, once they go on. */
  static void abort(String signal, ProcessHandle server) {
    send(signal, List.of(server.pid()));
    send("CONT", tree(server).map(ProcessHandle::pid).toList());
  }

  /**
   * Kills a server and its children, stopped ones too. The server is stopped first, so that it can
   * start no child between our look and our kill.
   */
  static void kill(ProcessHandle server) throws IOException {
    send("STOP", List.of(server.pid()));
    tree(server).toList().forEach(ProcessHandle::destroyForcibly);
  }

  private static Stream<ProcessHandle> tree(ProcessHandle server) {
    return Stream.concat(server.descendants(), Stream.of(server));
  }
}
