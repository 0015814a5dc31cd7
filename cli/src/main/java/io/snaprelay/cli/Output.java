package io.snaprelay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.snaprelay.wire.Json;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command writes: text for people, JSON for scripts. */
final class Output {
  private static final ObjectMapper PRETTY =
      Json.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);

  @Option(names = "--json", description = "Print JSON for scripts instead of text.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  boolean isJson() {
    return json;
  }

  void line(String text) {
    print(out(), text);
  }

  /** What a person likes to know and no script reads: it keeps out of the JSON's way. */
  void note(String text) {
    print(json ? command.commandLine().getErr() : out(), text);
  }

  /** What belongs to a person, while standard output is put into a file. */
  void aside(String text) {
    print(command.commandLine().getErr(), text);
  }

  void json(Object value) {
    try {
      line(PRETTY.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  private static void print(PrintWriter where, String text) {
    where.println(text);
    where.flush();
  }
}
