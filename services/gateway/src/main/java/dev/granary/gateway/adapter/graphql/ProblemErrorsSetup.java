package dev.granary.gateway.adapter.graphql;

import graphql.GraphQL;
import io.smallrye.graphql.spi.EventingService;

/** Gives GraphQL its {@link ProblemErrors}. Found by the ServiceLoader; no instrumentation of SmallRye's own is in use. */
public final class ProblemErrorsSetup implements EventingService {

    /** SmallRye asks for a switch; it is set in application.properties. */
    @Override
    public String getConfigKey() {
        return "granary.graphql.problem-errors";
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder builder) {
        return builder.instrumentation(new ProblemErrors());
    }
}
