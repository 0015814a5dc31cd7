package io.snaprelay.runtime;

import io.quarkus.arc.DefaultBean;
import io.snaprelay.aws.Account;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.DeadLetters;
import io.snaprelay.aws.EventBridgeBus;
import io.snaprelay.aws.Queue;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.aws.SnapshotRoles;
import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.aws.SqsMailbox;
import io.snaprelay.rds.AlikeGateway;
import io.snaprelay.rds.InstanceAlikes;
import io.snaprelay.rds.ProductionByKind;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.settings.SettingsByKind;
import io.snaprelay.settings.SettingsGateway;
import io.snaprelay.step.EventBus;
import io.snaprelay.step.Mailbox;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Everything that speaks to AWS. */
class AwsWiring {
  @Produces
  @Singleton
  Account account() {
    return new Account(AwsWiring::askForAccount);
  }

  private static String askForAccount() {
    try (StsClient sts = SdkClients.sts()) {
      return AwsCalls.call("sts:GetCallerIdentity", () -> sts.getCallerIdentity().account());
    }
  }

  @Produces
  @Singleton
  SourceAccounts sources(RuntimeConfig config) {
    return new SourceAccounts(config.source().accounts().orElse(List.of()));
  }

  /** The roles for snapshots; a service that does more in other accounts brings its own. */
  @Produces
  @Singleton
  @DefaultBean
  AssumedRoles roles(RuntimeConfig config, SourceAccounts sources) {
    SnapshotRoles roles = new SnapshotRoles(config.copy().role(), config.source().role(), sources);
    return new AssumedRoles(roles::in, "snaprelay-" + config.service(), SdkClients::sts);
  }

  void close(@Disposes AssumedRoles roles) {
    roles.close();
  }

  @Produces
  @Singleton
  RdsClients rdsClients(
      Account account, RdsClient home, AssumedRoles roles, SourceAccounts sources) {
    return new RdsClients(
        account,
        region -> ClientSettings.like(home, region, RdsClient.builder()),
        (other, region) -> ClientSettings.as(roles.in(other), home, region, RdsClient.builder()),
        sources);
  }

  void close(@Disposes RdsClients clients) {
    clients.close();
  }

  @Produces
  @Singleton
  RdsGateway rds(RdsClients clients) {
    return new RdsByKind(clients);
  }

  @Produces
  @Singleton
  ProductionGateway production(RdsClients clients) {
    return new ProductionByKind(clients);
  }

  @Produces
  @Singleton
  AlikeGateway alikes(RdsClients clients) {
    return new InstanceAlikes(clients);
  }

  @Produces
  @Singleton
  SettingsGateway settings(RdsClients clients) {
    return new SettingsByKind(clients);
  }

  @Produces
  @Singleton
  EventBridgeClient eventBridge(RuntimeConfig config) {
    return SdkClients.eventBridge(config.bus());
  }

  void close(@Disposes EventBridgeClient client) {
    client.close();
  }

  @Produces
  @Singleton
  EventBus bus(EventBridgeClient client, RuntimeConfig config) {
    return new EventBridgeBus(client, config.bus());
  }

  @Produces
  @Singleton
  Queue queue(SqsClient sqs, RuntimeConfig config) {
    return new Queue(sqs, QueueNames.own(config));
  }

  @Produces
  @Singleton
  Mailbox mailbox(Queue own) {
    return new SqsMailbox(own);
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(SqsClient sqs, RuntimeConfig config) {
    return new DeadLetters(new Queue(sqs, QueueNames.deadLetters(config)));
  }
}
