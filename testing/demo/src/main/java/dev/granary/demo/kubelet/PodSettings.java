package dev.granary.demo.kubelet;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What is the same for all pods.
 *
 * @param directory below it each pod has its files and its log
 * @param image the image that the kubelet can run; containers of any other are left alone
 * @param command what runs in place of the image
 * @param azureAuthority address that the azure-workload-identity webhook tells
 */
public record PodSettings(Path directory, String image, List<String> command, URI azureAuthority) {}
