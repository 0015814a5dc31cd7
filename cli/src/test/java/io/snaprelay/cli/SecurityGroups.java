package io.snaprelay.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import software.amazon.awssdk.regions.Region;

/** Makes security groups in a local AWS: no client of EC2 is here. */
record SecurityGroups(URI endpoint, String account) {
  /** One that admits nobody; returns its id. */
  String create(Region region, String name) {
    return ask(region, "Action=CreateSecurityGroup&GroupName=" + name)
        .replaceAll("(?s).*<groupId>(.*)</groupId>.*", "$1");
  }

  /**
   * Lets PostgreSQL's port be reached.
   *
   * @param whom for example {@code Groups.1.GroupId=sg-1}
   */
  void admit(Region region, String id, String whom) {
    ask(
        region,
        "Action=AuthorizeSecurityGroupIngress&GroupId=%s&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=5432&IpPermissions.1.ToPort=5432&IpPermissions.1.%s"
            .formatted(id, whom));
  }

  /** Local-aws checks no signature, and reads account and region in its scope. */
  private String ask(Region region, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261121/%s/ec2/aws4_request"
                    .formatted(account, region))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
