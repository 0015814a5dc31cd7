/**
 * Security groups of EC2, as far as whoever checks a network asks for them: they are made, opened
 * and described. No traffic is held against them.
 */
package io.snaprelay.localaws.ec2;
