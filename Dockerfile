# Runs on the platform of the machine, and publishes for that of the image.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /src
ENV CI=true
# What decides the packages comes first, so that a change of code does not restore anew.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY Domain/Domain.csproj Domain/packages.lock.json Domain/
COPY Clients/Wire/Wire.csproj Clients/Wire/packages.lock.json Clients/Wire/
COPY Clients/dotnet/Client.csproj Clients/dotnet/packages.lock.json Clients/dotnet/
COPY Hubs/Hubs.csproj Hubs/packages.lock.json Hubs/
COPY Infrastructure/Infrastructure.csproj Infrastructure/packages.lock.json Infrastructure/
COPY Samples/Samples.csproj Samples/packages.lock.json Samples/
COPY Host/Host.csproj Host/packages.lock.json Host/
RUN dotnet restore Host
COPY .editorconfig BannedSymbols.txt appsettings*.json ./
COPY Domain Domain
COPY Clients Clients
COPY Hubs Hubs
COPY Infrastructure Infrastructure
COPY Samples Samples
COPY Host Host
COPY Screens Screens
RUN dotnet publish Host --arch $TARGETARCH --configuration Release --output /app && mkdir /logs

# chiseled: no shell, no package manager. extra: ICU and time zones, which a restaurant's local hours need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# For a volume, which takes over whose it is.
COPY --from=build --chown=app:app /logs /logs
USER app
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["dotnet", "RealtimeRestaurant.Host.dll", "health"]
ENTRYPOINT ["dotnet", "RealtimeRestaurant.Host.dll"]
