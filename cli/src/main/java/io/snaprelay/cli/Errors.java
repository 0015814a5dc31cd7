package io.snaprelay.cli;

import io.snaprelay.aws.AwsFailure;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line what a user can mend; a defect keeps its stack trace. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    return say(command, Complaint.usage(failure.getMessage() + "; see: " + help));
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (Shutdown.isInProgress()) {
      return ExitCode.UNANSWERED;
    }
    Optional<Complaint> complaint = complaint(failure);
    if (complaint.isPresent()) {
      return say(command, complaint.get());
    }
    throw failure;
  }

  private static Optional<Complaint> complaint(Exception failure) {
    if (failure instanceof Complaint complaint) {
      return Optional.of(complaint);
    }
    if (failure instanceof SdkException || failure instanceof AwsFailure) {
      return Optional.of(Complaint.usage("AWS: " + said((RuntimeException) failure)));
    }
    if (failure instanceof UncheckedIOException) {
      return Optional.of(Complaint.usage(failure.getMessage() + ": " + failure.getCause()));
    }
    return Optional.empty();
  }

  private static String said(RuntimeException failure) {
    return AwsTrouble.of(failure).map(AwsTrouble::text).orElseGet(failure::getMessage);
  }

  private static int say(CommandLine command, Complaint complaint) {
    String line = complaint.getMessage().replaceAll("\\s*\\R\\s*", " ");
    command.getErr().println("snaprelay: " + line);
    command.getErr().flush();
    return complaint.exitCode();
  }
}
