package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.fault.Effect;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.fault.FaultContext;
import dev.latchkey.mockserver.fault.Phase;
import dev.latchkey.mockserver.http.ResponseFault;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where requests to a dialect go wrong, if a rule says so. */
final class RequestFaultInjector {
    private final GatewayApi dialect;
    private final FaultRuleSet plan;
    private final StoppableSleeper pauses;

    RequestFaultInjector(GatewayApi dialect, FaultRuleSet plan, StoppableSleeper pauses) {
        this.dialect = dialect;
        this.plan = plan;
        this.pauses = pauses;
    }

    /** The way of one request. */
    Way way(Request request, RequestContext visit) {
        return new Way(request, visit);
    }

    /** Ends a request without an answer. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient ResponseFault mishap;

        BrokenOff(ResponseFault mishap) {
            super("A fault rule wants no answer", null, false, false);
            this.mishap = mishap;
        }
    }

    /** One request on its way, and what is known of it there. Used by one thread. */
    final class Way {
        private final Request request;
        private final RequestContext visit;
        private @Nullable FaultContext occasion;

        private Way(Request request, RequestContext visit) {
            this.request = request;
            this.visit = visit;
        }

        /** It is known what it asks for. */
        void routed(String template) {
            if (!plan.isEmpty()) {
                List<String> names = List.of(request.method() + " " + template,
                        request.method() + " " + request.rawPath());
                occasion = FaultContext.request(Phase.BEFORE_HANDLING, dialect.gateway(), names, visit.address());
                meet(occasion);
            }
        }

        /** It is known who asks, and that the caller may. */
        void admitted(Caller caller) {
            if (occasion != null) {
                String account = caller.account().id();
                occasion = caller instanceof Caller.ByKey by
                        ? occasion.of(account, by.key().id(), by.key().name())
                        : occasion.of(account, null, null);
                meet(occasion);
            }
        }

        /** It is known who shall get the message. */
        void addressed(List<String> recipients) {
            if (occasion != null) {
                occasion = occasion.to(recipients);
                meet(occasion);
            }
        }

        /** What was asked for is done. */
        void committed() {
            if (occasion != null) {
                occasion = occasion.at(Phase.AFTER_COMMIT);
                meet(occasion);
            }
        }

        /**
         * Makes the answer, and lets it leave.
         *
         * @param work does what is asked for
         */
        OutgoingResponse leave(Supplier<Response> work) {
            try {
                return leave(work.get());
            } catch (BrokenOff e) {
                return OutgoingResponse.none(e.mishap);
            } catch (DropConnectionException e) {
                return OutgoingResponse.none(new ResponseFault.Reset());
            } catch (RuntimeException e) {
                Refusal refusal = Refusals.of(e, visit.id());
                visit.refused(refusal.reason());
                return leave(dialect.refuse(refusal, visit.id()));
            }
        }

        private OutgoingResponse leave(Response response) {
            Response named = response.with("X-Request-Id", visit.id());
            if (occasion == null) {
                return new OutgoingResponse(named, null, response.status());
            }
            Effect effect = fire(occasion.at(Phase.ANSWER)).map(FaultRuleSet.Firing::effect).orElse(null);
            return switch (effect) {
                case Effect.Drop drop -> OutgoingResponse.none(mishap(drop));
                case Effect.Truncate cut ->
                    new OutgoingResponse(named, new ResponseFault.Truncate(cut.bytes()), response.status());
                case Effect.Malformed malformed ->
                    new OutgoingResponse(named, new ResponseFault.Malformed(), response.status());
                case Effect.Slow slow -> new OutgoingResponse(named, new ResponseFault.Slow(slow.bytes(), slow.pause()),
                        response.status());
                case null, default -> new OutgoingResponse(named, null, response.status());
            };
        }

        /** Lets the request end here, if a rule wants it. */
        private void meet(FaultContext now) {
            Optional<FaultRuleSet.Firing> firing = fire(now);
            Effect effect = firing.map(FaultRuleSet.Firing::effect).orElse(null);
            if (effect instanceof Effect.Drop drop) {
                throw new BrokenOff(mishap(drop));
            }
            if (effect instanceof Effect.Refuse refuse) {
                String done = now.phase() == Phase.AFTER_COMMIT ? " What was asked for is done all the same." : "";
                throw new RefusedException(new Refusal(refuse.reason(), "Simulated by the fault rule "
                        + firing.map(fired -> fired.rule().id()).orElse("") + "." + done, List.of(), List.of(),
                        refuse.status()));
            }
        }

        private Optional<FaultRuleSet.Firing> fire(FaultContext now) {
            Optional<FaultRuleSet.Firing> firing = plan.firing(now);
            firing.ifPresent(fired -> {
                visit.fault(fired.rule().id());
                if (!fired.delay().isZero()) {
                    pauses.pause(fired.delay());
                }
            });
            return firing;
        }

        private ResponseFault mishap(Effect.Drop drop) {
            return drop.how() == Effect.Drop.How.RESET ? new ResponseFault.Reset() : new ResponseFault.Close();
        }
    }
}
