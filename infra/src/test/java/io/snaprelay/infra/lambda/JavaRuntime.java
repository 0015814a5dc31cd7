package io.snaprelay.infra.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/**
 * What Lambda's managed Java runtimes do, in short: make the handler that the template names, and
 * give it one event after the other.
 */
final class JavaRuntime {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI invocations;
  private final Object handler;
  private final Method method;

  private JavaRuntime(URI invocations, Object handler, Method method) {
    this.invocations = invocations;
    this.handler = handler;
    this.method = method;
  }

  /**
   * Runs until the process is ended.
   *
   * @param arguments the handler as a template names it, a class and a method
   */
  public static void main(String[] arguments) throws Exception {
    String[] named = arguments[0].split("::");
    Class<?> type = Class.forName(named[0]);
    Method streams =
        Arrays.stream(type.getMethods())
            .filter(each -> each.getName().equals(named[1]) && takesStreams(each))
            .findFirst()
            .orElseThrow();
    String api = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
    JavaRuntime runtime =
        new JavaRuntime(
            URI.create(api + "invocation/"), type.getConstructor().newInstance(), streams);
    while (true) {
      runtime.handleNext();
    }
  }

  private static boolean takesStreams(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length == 3
        && parameters[0] == InputStream.class
        && parameters[1] == OutputStream.class;
  }

  private void handleNext() throws Exception {
    HttpResponse<byte[]> next =
        client.send(
            HttpRequest.newBuilder(invocations.resolve("next")).build(),
            BodyHandlers.ofByteArray());
    String id = next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      method.invoke(handler, new ByteArrayInputStream(next.body()), answer, null);
      post(id + "/response", answer.toByteArray());
    } catch (InvocationTargetException e) {
      post(id + "/error", e.getCause().toString().getBytes());
    }
  }

  private void post(String path, byte[] body) throws Exception {
    client.send(
        HttpRequest.newBuilder(invocations.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.discarding());
  }
}
