package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.fault.FaultContext;
import dev.latchkey.mockserver.fault.FaultEffect;
import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.http.ResponseFault;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.RefusalMapper;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Injects faults into the requests of a gateway API, according to the fault rules. */
final class RequestFaultInjector {
    private final GatewayApi api;
    private final FaultRuleSet rules;
    private final StoppableSleeper sleeper;

    RequestFaultInjector(GatewayApi api, FaultRuleSet rules, StoppableSleeper sleeper) {
        this.api = api;
        this.rules = rules;
        this.sleeper = sleeper;
    }

    /** Starts fault injection for a request. */
    RequestFaults start(ServerRequest request, RequestContext context) {
        return new RequestFaults(request, context);
    }

    /** Thrown to end a request without a response. */
    private static final class DroppedConnectionException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient ResponseFault fault;

        DroppedConnectionException(ResponseFault fault) {
            super("A fault rule dropped the connection", null, false, false);
            this.fault = fault;
        }
    }

    /** Fault injection for one request, which is matched by more criteria at each stage. Not safe for use by several threads. */
    final class RequestFaults {
        private final ServerRequest request;
        private final RequestContext context;
        private @Nullable FaultContext faultContext;

        private RequestFaults(ServerRequest request, RequestContext context) {
            this.request = request;
            this.context = context;
        }

        /** Injects faults once the route is known. */
        void onRouted(String template) {
            if (!rules.isEmpty()) {
                List<String> names = List.of(request.method() + " " + template,
                        request.method() + " " + request.rawPath());
                faultContext = FaultContext.request(FaultPhase.BEFORE_HANDLING, api.gateway(), names,
                        context.address());
                inject(faultContext);
            }
        }

        /** Injects faults once the caller is authenticated and authorized. */
        void onAuthorized(AuthenticatedCaller caller) {
            if (faultContext != null) {
                String account = caller.account().id();
                faultContext = caller instanceof AuthenticatedCaller.ByKey by
                        ? faultContext.withCaller(account, by.key().id(), by.key().name())
                        : faultContext.withCaller(account, null, null);
                inject(faultContext);
            }
        }

        /** Injects faults once the recipients of a message are known. */
        void onRecipientsKnown(List<String> recipients) {
            if (faultContext != null) {
                faultContext = faultContext.withRecipients(recipients);
                inject(faultContext);
            }
        }

        /** Injects faults after the operation has taken effect. */
        void onCommitted() {
            if (faultContext != null) {
                faultContext = faultContext.withPhase(FaultPhase.AFTER_COMMIT);
                inject(faultContext);
            }
        }

        /**
         * Runs the operation and returns its response together with the fault injected into it.
         *
         * @param operation executes the request
         */
        OutgoingResponse respond(Supplier<ServerResponse> operation) {
            try {
                return respond(operation.get());
            } catch (DroppedConnectionException e) {
                return OutgoingResponse.none(e.fault);
            } catch (DropConnectionException e) {
                return OutgoingResponse.none(new ResponseFault.Reset());
            } catch (RuntimeException e) {
                Refusal refusal = RefusalMapper.of(e, context.id());
                context.refused(refusal.reason());
                return respond(api.refusalResponse(refusal, context.id()));
            }
        }

        private OutgoingResponse respond(ServerResponse response) {
            ServerResponse named = response.with("X-Request-Id", context.id());
            if (faultContext == null) {
                return new OutgoingResponse(named, null, response.status());
            }
            FaultEffect effect = fire(faultContext.withPhase(FaultPhase.ANSWER)).map(FaultRuleSet.Firing::effect)
                    .orElse(null);
            return switch (effect) {
                case FaultEffect.Drop drop -> OutgoingResponse.none(responseFault(drop));
                case FaultEffect.Truncate cut ->
                    new OutgoingResponse(named, new ResponseFault.Truncate(cut.bytes()), response.status());
                case FaultEffect.Malformed malformed ->
                    new OutgoingResponse(named, new ResponseFault.Malformed(), response.status());
                case FaultEffect.Slow slow ->
                    new OutgoingResponse(named, new ResponseFault.Slow(slow.bytes(), slow.pause()),
                            response.status());
                case null, default -> new OutgoingResponse(named, null, response.status());
            };
        }

        /** Aborts the request if a matching rule drops or refuses it. */
        private void inject(FaultContext now) {
            Optional<FaultRuleSet.Firing> firing = fire(now);
            FaultEffect effect = firing.map(FaultRuleSet.Firing::effect).orElse(null);
            if (effect instanceof FaultEffect.Drop drop) {
                throw new DroppedConnectionException(responseFault(drop));
            }
            if (effect instanceof FaultEffect.Refuse refuse) {
                String done = now.phase() == FaultPhase.AFTER_COMMIT
                        ? " The operation has taken effect all the same."
                        : "";
                throw new RefusedException(new Refusal(refuse.reason(), "Simulated by the fault rule "
                        + firing.map(fired -> fired.rule().id()).orElse("") + "." + done, List.of(), List.of(),
                        refuse.status()));
            }
        }

        private Optional<FaultRuleSet.Firing> fire(FaultContext now) {
            Optional<FaultRuleSet.Firing> firing = rules.fire(now);
            firing.ifPresent(fired -> {
                context.fault(fired.rule().id());
                if (!fired.delay().isZero()) {
                    sleeper.pause(fired.delay());
                }
            });
            return firing;
        }

        private ResponseFault responseFault(FaultEffect.Drop drop) {
            return drop.mode() == FaultEffect.Drop.DropMode.RESET
                    ? new ResponseFault.Reset()
                    : new ResponseFault.Close();
        }
    }
}
